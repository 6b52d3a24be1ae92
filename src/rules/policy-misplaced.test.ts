import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyMisplaced } from "./policy-misplaced.js";

const CNAME = "mta-sts.example.com\n";

ruleCatches(policyMisplaced, [
  {
    name: "GitHub Pages with Jekyll",
    head: { CNAME, ".well-known/mta-sts.txt": policyText() },
    findings: [".well-known/mta-sts.txt:1:1 warning"],
    says: /Jekyll/,
  },
  {
    name: "GitHub Pages below docs",
    head: { "docs/CNAME": CNAME, "docs/.well-known/mta-sts.txt": policyText() },
    findings: ["docs/.well-known/mta-sts.txt:1:1 warning"],
  },
  {
    name: "Jekyll's configuration includes another folder",
    head: { CNAME, "_config.yml": "title: x\ninclude: [_pages]\n", ".well-known/mta-sts.txt": policyText() },
    findings: [".well-known/mta-sts.txt:1:1 warning"],
  },
  {
    name: "at the root of the site",
    head: { CNAME, ".nojekyll": "", "mta-sts.txt": policyText() },
    findings: ["mta-sts.txt:1:1 warning"],
    says: /root/,
  },
  {
    name: "a permalink to elsewhere",
    head: { CNAME, "mta-sts.txt": `---\npermalink: /mta-sts.txt\n---\n${policyText()}` },
    findings: ["mta-sts.txt:1:1 error"],
    says: /permalink/,
  },
  {
    name: "front matter that nothing takes off",
    head: { CNAME, ".nojekyll": "", ".well-known/mta-sts.txt": `---\nlayout: null\n---\n${policyText()}` },
    findings: [".well-known/mta-sts.txt:1:1 error"],
    says: /front matter.*served as a part of the policy/,
  },
  {
    name: "a wrong name in the right folder",
    head: { "public/.well-known/mta_sts.txt": policyText() },
    findings: ["public/.well-known/mta_sts.txt:1:1 error"],
    says: /Senders fetch/,
  },
  {
    name: "a folder without the dot",
    head: { "public/well-known/mta-sts.txt": policyText() },
    findings: ["public/well-known/mta-sts.txt:1:1 warning"],
    says: /well-known/,
  },
]);

ruleCatchesNot(policyMisplaced, [
  { name: "the right place", head: policyFile() },
  { name: "the right place below public", head: { "public/.well-known/mta-sts.txt": policyText() } },
  { name: "a web server may map it", head: { "files/mta-sts.txt": policyText() } },
  { name: "a name of its own", head: { "policies/example.com.txt": policyText() } },
  { name: "Pages without Jekyll", head: { CNAME, ".nojekyll": "", ".well-known/mta-sts.txt": policyText() } },
  {
    name: "Pages with the folder included",
    head: { CNAME, "_config.yml": 'include: [".well-known"]\n', ".well-known/mta-sts.txt": policyText() },
  },
  {
    name: "Pages with the folder included, as a list",
    head: { CNAME, "_config.yml": "include:\n  - .well-known\n", ".well-known/mta-sts.txt": policyText() },
  },
  {
    name: "Pages deployed by a workflow",
    head: {
      CNAME,
      ".github/workflows/site.yml": "steps:\n  - uses: actions/deploy-pages@v4\n",
      ".well-known/mta-sts.txt": policyText(),
    },
  },
  {
    name: "a permalink to the right place",
    head: { CNAME, "mta-sts.txt": `---\npermalink: /.well-known/mta-sts.txt\n---\n${policyText()}` },
  },
  {
    name: "the CNAME file of a site that is no policy host",
    head: { CNAME: "www.example.com\n", ".well-known/mta-sts.txt": policyText() },
  },
  {
    name: "another generator",
    head: { "static/.well-known/mta-sts.txt": policyText(), "static/CNAME": CNAME, "hugo.toml": "" },
  },
]);
