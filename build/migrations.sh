#!/usr/bin/env bash
# Writes the first migration of both engines anew from the model. Only until the first release: afterwards
# migrations are added (dotnet ef migrations add NAME --context SqliteBillingDb, and the same for PostgresBillingDb).
set -euo pipefail
cd "$(dirname "$0")/../BillingConsole"
dotnet tool restore >/dev/null
rm -rf Platform/Data/Migrations
dotnet build -v q -nologo
for engine in Sqlite Postgres; do
  dotnet ef migrations add Initial --no-build --context "${engine}BillingDb" -o "Platform/Data/Migrations/$engine"
  dotnet build -v q -nologo
done
