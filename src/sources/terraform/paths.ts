/** From the path alone: configuration in either syntax, and files of variables. */
export function mayBeTerraform(path: string): boolean {
  return CONFIGURATION.test(path) && !/(?:^|\/)\.terraform\//.test(path);
}

const CONFIGURATION = /\.(?:tf|tofu|tfvars)(?:\.json)?$/;

/** Data and templates that functions such as `file`, `templatefile` and `yamldecode` read, and the code of web servers. */
export function mayBeReadByTerraform(path: string): boolean {
  return DATA.test(path) ? !OTHERS.test(path) : CODE.test(path);
}

const DATA = /\.(?:json|ya?ml|csv|tftpl|tmpl|tpl|vcl)$/i;

/** What belongs to package managers, editors and other tools. */
const OTHERS =
  /(?:^|\/)(?:package(?:-lock)?|composer|tsconfig(?:\.[\w-]+)?|jsconfig|renovate|biome|deno|angular|nx|lerna|turbo|manifest|launch|settings|\.eslintrc|\.prettierrc|\.babelrc|openapi|swagger)\.json$|(?:^|\/)(?:\.github|\.vscode|\.circleci|node_modules)\/|-lock\.ya?ml$/i;

const CODE = /\.[cm]?js$|(?:mta[-_]?sts|policy|worker|function|lambda|edge|handler|index)[^/]*\.(?:ts|py|html)$/i;
