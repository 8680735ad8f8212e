#!/usr/bin/env bash
# Adds one migration to both engines from what the model has more than the last one: build/migrations.sh NAME
set -euo pipefail
name=${1:?"the name of the migration, such as Wallets"}
cd "$(dirname "$0")/../BillingConsole"
dotnet tool restore >/dev/null
dotnet build -v q -nologo
for engine in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --context "${engine}BillingDb" -o "Platform/Data/Migrations/$engine"
done
