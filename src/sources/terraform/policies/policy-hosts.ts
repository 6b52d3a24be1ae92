import { type Name, toName } from "../../../model/dns.js";

/** `mta-sts.example.com` anywhere in a text: a host, a URL, a pattern, the first folder of a path. */
const POLICY_HOST =
  /(?<![\w.\uFFFC-])mta-sts\.((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z0-9-]{2,63})(?!\.?[\w\uFFFC-])/gi;

/** Endings of file names: `mta-sts.example.com.txt` is no host, and `mta-sts.txt.tpl` neither. */
const FILE_ENDING =
  /\.(?:txt|tf|tfvars|tofu|tftpl|tpl|tmpl|template|j2|jinja2?|json|ya?ml|toml|conf|html?|[cm]?js|ts|py|sh|zip|md|pem|crt|key|log|zone|gz|tar)$/;

/** Hosts of providers under which a bucket or site is reachable too: the name in front of them is no policy domain. */
const PROVIDER_HOST =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|cloudfront\.net|googleapis\.com|appspot\.com|run\.app|web\.app|firebaseapp\.com|windows\.net|azure\.net|azureedge\.net|azurefd\.net|azurewebsites\.net|azurestaticapps\.net|trafficmanager\.net|github\.io|gitlab\.io|pages\.dev|workers\.dev|r2\.dev|netlify\.app|vercel\.app|fly\.dev|onrender\.com|herokuapp\.com|fastly\.net|fastlylb\.net|b-cdn\.net|cdn77\.org|digitaloceanspaces\.com|linodeobjects\.com|your-objectstorage\.com|scw\.cloud|svc|local|internal|localdomain)$/;

/** How many characters of one text are looked at; hosts stand in short ones. */
const LOOK_AT = 200_000;

/** The domains D for which the text holds the host `mta-sts.D`. */
export function policyDomainsInText(text: string): readonly Name[] {
  if (!/mta-sts\./i.test(text)) return [];
  const found = [...text.slice(0, LOOK_AT).matchAll(POLICY_HOST)].map((match) => domainOf(match[1] ?? ""));
  return [...new Set(found.filter((name) => name !== undefined))];
}

function domainOf(written: string): Name | undefined {
  const name = toName(written);
  if (name === undefined || name.startsWith("txt.") || FILE_ENDING.test(name) || PROVIDER_HOST.test(name))
    return undefined;
  return /\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(name) ? name : undefined;
}
