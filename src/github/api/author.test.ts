import { expect, test } from "vitest";
import { authorIn, writerOf } from "./author.js";

test.each([
  ["ghs_16C7e42F292c6912E7710c838347Ae178B4a", "bot"],
  ["ghs_15368_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln", "bot"],
  ["v1.1f699f1069f60xxx", "bot"],
  ["ghp_16C7e42F292c6912E7710c838347Ae178B4a", "user"],
  ["github_pat_11ABCDEFG", "user"],
  ["gho_16C7e42F292c6912E7710c838347Ae178B4a", "user"],
  ["ghu_16C7e42F292c6912E7710c838347Ae178B4a", "user"],
  ["0123456789abcdef0123456789abcdef01234567", "user"],
  ["xghs_", "user"],
  ["", "user"],
])("%s is the token of a %s", (token, writer) => {
  expect(writerOf(token)).toBe(writer);
});

test.each([
  [
    { id: 41_898_282, login: "github-actions[bot]", type: "Bot" },
    { id: 41_898_282, login: "github-actions[bot]", isBot: true },
  ],
  [
    { id: 1, login: "github-actions[bot]", type: "User" },
    { id: 1, login: "github-actions[bot]", isBot: false },
  ],
  [
    { id: 1, login: "octocat" },
    { id: 1, login: "octocat", isBot: false },
  ],
  [{ id: "1", login: "octocat", type: "Bot" }, undefined],
  [{ id: 1, type: "Bot" }, undefined],
  [null, undefined],
  ["octocat", undefined],
])("%j", (user, author) => {
  expect(authorIn(user)).toEqual(author);
});
