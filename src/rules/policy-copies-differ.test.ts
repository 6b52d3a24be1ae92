import { POLICY_PATH, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyCopiesDiffer } from "./policy-copies-differ.js";

const COPY = `backup/${POLICY_PATH}`;

ruleCatches(policyCopiesDiffer, [
  {
    name: "in mx",
    head: { [POLICY_PATH]: policyText(), [COPY]: policyText({ mx: "mx: other.example.com" }) },
    findings: [`${COPY}:3:1 warning`],
    says: /differ in mx/,
  },
  {
    name: "in mode and max_age",
    head: { [POLICY_PATH]: policyText(), [COPY]: policyText({ mode: "mode: testing", maxAge: "max_age: 86400" }) },
    findings: [`${COPY}:2:1 warning`],
    says: /mode, max_age/,
  },
  {
    name: "in a field that one lacks",
    head: { [POLICY_PATH]: policyText(), [COPY]: policyText({ maxAge: "" }) },
    findings: [`${COPY}:1:1 warning`],
  },
  {
    name: "two of three",
    head: {
      [POLICY_PATH]: policyText(),
      [COPY]: policyText({ mode: "mode: testing" }),
      [`old/${POLICY_PATH}`]: policyText(),
    },
    findings: [`${COPY}:2:1 warning`],
  },
]);

ruleCatchesNot(policyCopiesDiffer, [
  { name: "the same", head: { [POLICY_PATH]: policyText(), [COPY]: policyText() } },
  { name: "only one", head: { [POLICY_PATH]: policyText() } },
  {
    name: "the same in other lines, letters and endings",
    head: {
      [POLICY_PATH]: policyText(),
      [COPY]: "version: STSv1\r\nmax_age: 0604800\r\nmx:   MAIL.example.com\r\nmode: enforce",
    },
  },
  {
    name: "two domains",
    head: {
      [POLICY_PATH]: policyText(),
      "mta-sts.example.net/.well-known/mta-sts.txt": policyText({ mx: "mx: other.example.com" }),
    },
  },
  {
    name: "two stages",
    head: {
      [`prod/${POLICY_PATH}`]: policyText(),
      [`staging/${POLICY_PATH}`]: policyText({ mode: "mode: testing" }),
    },
  },
  {
    name: "a template that is filled in",
    head: {
      [POLICY_PATH]: policyText(),
      "mta-sts.example.com/mta-sts.txt.j2": policyText({ mode: "mode: {{ mode }}", mx: "mx: {{ mx }}" }),
    },
  },
  { name: "a text that is no policy", head: { [POLICY_PATH]: policyText(), [COPY]: "Moved.\n" } },
]);
