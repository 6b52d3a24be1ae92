import { attempts } from "./attempts.js";
import { conversions } from "./conversions.js";
import { csvdecode } from "./csv-decode.js";
import { encoding } from "./encoding.js";
import { fileFunctions } from "./files.js";
import { formatting } from "./formatting.js";
import type { TerraformFunction } from "./function.js";
import { hashes } from "./hashes.js";
import { joining } from "./joining.js";
import { jsondecode } from "./json-decode.js";
import { jsonencode } from "./json-encode.js";
import { letterCase } from "./letter-case.js";
import { lists } from "./lists.js";
import { maps } from "./maps.js";
import { numbers } from "./numbers.js";
import { providers } from "./providers.js";
import { regexes } from "./regex.js";
import { sets } from "./sets.js";
import { times } from "./times.js";
import { trims } from "./trims.js";
import { yamldecode } from "./yaml-decode.js";
import { yamlencode } from "./yaml-encode.js";

/**
 * The functions of Terraform and OpenTofu that are known here, by name: without `core::`, those of providers with theirs.
 * https://developer.hashicorp.com/terraform/language/functions
 */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    joining,
    trims,
    letterCase,
    formatting,
    regexes,
    lists,
    sets,
    maps,
    numbers,
    conversions,
    hashes,
    encoding,
    { jsonencode, jsondecode, yamlencode, yamldecode, csvdecode },
    fileFunctions,
    times,
    attempts,
    providers,
  ].flatMap((family) => Object.entries(family)),
);
