#!/usr/bin/env bash
echo "The schema is made from the model until the first release; nothing to do."
