import { type Name, ROOT, repeatsApex } from "../../model/dns.js";
import type { ReadingState } from "./state.js";

/**
 * The whole name that an apex without the root dot stands for: Cloudflare's exports write the owner of the SOA record so,
 * and many people their first `$ORIGIN`. An apex does not repeat the origin that the path gives, and where nothing gives
 * one, several labels are a whole name. Undefined when that can't be told, or the name is whole as it is written.
 */
export function wholeName(
  { scope: { names }, firstOrigin, initialOrigin }: ReadingState,
  bytes: Uint8Array,
  start: number,
  stop: number,
): Name | undefined {
  const { origin } = names;
  if (firstOrigin !== undefined || origin !== initialOrigin || origin === ROOT) return undefined;
  const relative = names.read(bytes, start, stop);
  if (typeof relative === "string" ? !origin || !repeatsApex(relative, origin) : relative.none !== "no-origin")
    return undefined;
  names.origin = ROOT;
  const whole = names.read(bytes, start, stop);
  names.origin = origin;
  if (typeof whole !== "string" || whole === relative) return undefined;
  return (origin === undefined ? whole.includes(".") : whole === origin) ? whole : undefined;
}
