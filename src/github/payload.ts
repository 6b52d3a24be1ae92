import type { RepositoryName } from "./situation.js";

/** What stands in JSON below these keys; undefined where a key is missing or what holds it is no object. */
export function below(value: unknown, ...keys: readonly string[]): unknown {
  let place = value;
  for (const key of keys) {
    if (typeof place !== "object" || place === null) return undefined;
    place = (place as Readonly<Record<string, unknown>>)[key];
  }
  return place;
}

/** The id of an object that is there: 40 or 64 hexadecimal digits, in lower case, and not all zero. */
export function oidIn(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value) || isNoObject(value))
    return undefined;
  return value.toLowerCase();
}

/** Git writes an id of zeros for what was not there before, or is not there any more. */
export function isNoObject(value: unknown): boolean {
  return typeof value === "string" && /^0+$/.test(value);
}

/** A whole number from 0 that loses nothing as a number. */
export function countIn(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The two parts of `owner/name`. Both become parts of an address, so that neither may be `..`. */
export function repositoryIn(value: unknown): RepositoryName | undefined {
  if (typeof value !== "string") return undefined;
  const [, owner, repo] = /^([\w-][\w.-]*)\/(?!\.\.?$)([\w.-]+)$/.exec(value) ?? [];
  return owner === undefined || repo === undefined ? undefined : { owner, repo };
}
