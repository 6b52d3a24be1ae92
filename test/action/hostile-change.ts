import fc from "fast-check";
import { hostileText } from "../reporters/hostile.js";
import type { Files } from "../repository.js";
import { domain } from "./domains.js";

/** A pull request of which everything that its author has in hand is hostile. */
export interface HostileChange {
  readonly base: Files;
  readonly head: Files;
  readonly message: string;
  readonly branch: string;
  readonly title: string;
}

/** What git takes as the name of a file or folder. */
const hostileName = hostileText
  .map((text) => Buffer.from(text).toString().replace(/[\0/]/g, "-"))
  .filter((name) => name !== "" && name !== "." && name !== ".." && !/^\.git/i.test(name));

/** A character string of a zone file: as it is, or with its bytes written as numbers (RFC 1035, section 5.1). */
const characterString = fc.tuple(hostileText, fc.boolean()).map(([text, inNumbers]) => {
  if (!inNumbers) return `"${text.replace(/[\n\r]/g, " ").replace(/["\\]/g, "\\$&")}"`;
  return `"${[...Buffer.from(text)].map((byte) => `\\${`${byte}`.padStart(3, "0")}`).join("")}"`;
});

const hostileLine = hostileText.map((text) => text.replaceAll("\n", " "));

const zone = fc
  .record({
    id: characterString,
    tls: characterString,
    host: fc.oneof(fc.constant("mail"), hostileLine),
    extra: fc.array(hostileText, { maxLength: 2 }),
  })
  .map(({ id, tls, host, extra }) => ({
    sts: `_mta-sts IN TXT "v=STSv1; id=" ${id}`,
    tls: `_smtp._tls IN TXT "v=TLSRPTv1; rua=" ${tls}`,
    mx: `@ IN MX 10 ${host}`,
    extra: extra.join("\n"),
  }));

const policy = fc.record({
  version: fc.constantFrom("version: STSv1", "version: STSv2"),
  mode: fc.oneof(
    // One has a fix, whose diff shows the lines around it.
    fc.constantFrom("mode: enforce", "mode: Enforce"),
    hostileLine.map((text) => `mode: ${text}`),
  ),
  mx: fc.oneof(
    hostileLine.map((text) => `${text}\nmx: mail.example.com`),
    hostileLine.map((text) => `mx: ${text}\nmx: mail.example.com`),
  ),
  maxAge: fc.oneof(
    fc.constant("max_age: 604800"),
    hostileLine.map((text) => `max_age: ${text}`),
  ),
  extra: fc.oneof(
    fc.constantFrom("```", "   ````\n# h", "EOF\ntouch x\n"),
    hostileLine,
    hostileLine.map((text) => `${text}: ${text}`),
  ),
});

/** The same in octoDNS, whose texts are quoted as JSON's. */
const octodns = fc.tuple(hostileText, hostileText, hostileName).map(([id, target, label]): Files => {
  const texts = {
    "_mta-sts": { type: "TXT", value: `v=STSv1\\; id=${id}` },
    [label]: { type: "CNAME", value: target },
  };
  const mx = { "": [{ type: "MX", values: [{ preference: 10, exchange: target }] }] };
  return {
    "config/example.org.yaml": JSON.stringify({ ...mx, ...texts }),
    "sites/mta-sts.example.org/.well-known/mta-sts.txt": "version: STSv1\nmode: testing\nmax_age: 0\n",
  };
});

/** With mistakes, which are told, and without. */
const config = fc
  .tuple(
    hostileText,
    hostileText,
    fc.nat({ max: 4 }).map((kind) => kind === 0),
  )
  .map(([one, other, isMistaken]): Files => {
    const known = { ignore: [{ rule: "tls-report-invalid", domain: "example.net", reason: one }] };
    const mistaken = { [one]: other, exclude: [other], domains: { [other]: { policy: one } } };
    return { "mta-sts-lint.yml": JSON.stringify(isMistaken ? mistaken : known) };
  });

export const hostileChanges: fc.Arbitrary<HostileChange> = fc
  .record({
    folder: fc.option(hostileName, { nil: undefined }),
    zoneName: fc.oneof(fc.constant("example.com"), hostileName),
    zone,
    policy,
    octodns: fc.option(octodns, { nil: {} }),
    onBase: fc.option(config, { nil: {} }),
    onHead: fc.option(config, { nil: {} }),
    message: hostileText,
    // No variable of a runner can hold a NUL.
    branch: hostileText.map((text) => text.replaceAll("\0", "")),
    title: hostileText,
  })
  .map(({ folder, zoneName, octodns, onBase, onHead, message, branch, title, ...parts }) => {
    const place = folder === undefined ? "" : `${folder}/`;
    const files = domain({ folder: place, ...parts });
    const zonePath = `${place}zones/example.com.zone`;
    const { [zonePath]: text = "", ...others } = files;
    const head = { ...others, [`${place}zones/${zoneName}.zone`]: text, ...octodns, ...onBase, ...onHead };
    return { base: { ...domain({ folder: place }), ...onBase }, head, message, branch, title };
  });
