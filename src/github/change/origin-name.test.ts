import { describe, expect, it } from "vitest";
import { nameInUrl } from "./origin-name.js";

describe("the name of a repository in its address", () => {
  it.each([
    ["https://github.com/Acme/Zones", "acme/zones"],
    ["https://github.com/acme/zones.git", "acme/zones"],
    ["https://github.com/acme/zones.git/", "acme/zones"],
    ["https://x-access-token:t@ghe.example:8443/git/acme/zones", "acme/zones"],
    ["git@github.com:acme/zones.git", "acme/zones"],
    ["ssh://git@github.com:22/acme/zones", "acme/zones"],
    ["org-1@github.com:acme/zones", "acme/zones"],
    ["https://github.com/acme/.github", "acme/.github"],
    ["/srv/git/zones", undefined],
    ["file:///srv/git/zones.git", undefined],
    ["../zones", undefined],
    ["C:\\git\\zones", undefined],
    ["https://github.com/zones", undefined],
    ["ext::sh -c x acme/zones", undefined],
    ["", undefined],
  ])("%s: %s", (url, name) => {
    expect(nameInUrl(url)).toBe(name);
  });

  it("is looked for in no more time than the address is long", () => {
    expect(nameInUrl(`https://h/${"/a".repeat(50_000)}\n`)).toBeUndefined();
    expect(nameInUrl(`https://h/${"a/".repeat(50_000)}/`)).toBeUndefined();
  });
});
