import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyEncodingInvalid } from "./policy-encoding-invalid.js";

ruleCatches(policyEncodingInvalid, [
  {
    name: "a byte order mark",
    head: policyFile("\ufeffversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /byte order mark/,
  },
  {
    name: "a byte order mark before CRLF lines",
    head: policyFile("\ufeffversion: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
  },
  {
    name: "octets that are not UTF-8",
    head: policyFile(
      Uint8Array.from(
        Buffer.from("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nnote: caf\xe9\n", "latin1"),
      ),
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:10 error"],
    says: /not UTF-8/,
  },
  {
    name: "UTF-16, little endian",
    head: policyFile(Uint8Array.from(Buffer.from(`\uFEFF${policyText()}`, "utf16le"))),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /UTF-16/,
  },
  {
    name: "UTF-16, big endian",
    head: policyFile(Uint8Array.from(Buffer.from(`\uFEFF${policyText()}`, "utf16le").swap16())),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /UTF-16/,
  },
  {
    name: "a NUL in an unknown field",
    head: policyFile(policyText({ extra: "note: a\u0000b" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:8 error"],
    says: /control characters/,
  },
  {
    name: "letters beyond ASCII in an unknown field, twice",
    head: policyFile(policyText({ extra: "note: f\u00fcr\nauch: \u00fcber" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:8 warning"],
    says: /beyond ASCII/,
  },
]);

ruleCatchesNot(policyEncodingInvalid, [
  { name: "plain ASCII", head: policyFile() },
  {
    name: "a U-label in mx, which has its own rule",
    head: policyFile(policyText({ mx: "mx: mail.b\u00fccher.example" })),
  },
  {
    name: "a no-break space in the mode, which has its own rule",
    head: policyFile(policyText({ mode: "mode: enforce\u00a0" })),
  },
  {
    name: "a typographic dash in a comment, which has its own rule",
    head: policyFile(policyText({ version: "# policy \u2013 ours\nversion: STSv1" })),
  },
  {
    name: "a placeholder",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}\nmx: mail.example.com\nmax_age: 604800\n" },
  },
  { name: "an empty file", head: policyFile("") },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
  { name: "prose with umlauts", head: policyFile("F\u00fcr unsere Absender\n") },
]);
