import { describe, expect, test } from "vitest";
import { annotationsOf, commandsIn, outputsIn } from "./workflow-log.js";

describe("what a runner takes for a command", () => {
  test.each([
    ["::error::text", ["error {} text"]],
    ["::error file=a.zone,line=3::text", ['error {"file":"a.zone","line":"3"} text']],
    ["::warning title=a%2C b%3A c,file=::x", ['warning {"title":"a, b: c"} x']],
    ["::notice::a%0Ab%25%2C", ["notice {} a\nb%%2C"]],
    ["::ERROR::text", ["error {} text"]],
    [" \t\u2028\u0085::error::after blanks", ["error {} after blanks"]],
    ["a\r::error::after a carriage return", ["error {} after a carriage return"]],
    ["a\r\n::error::b\n::error::c", ["error {} b", "error {} c"]],
    ["a\u2028::error::in a line", []],
    ["text ::error::in a line", []],
    ["::unknown::text", []],
    ["::error:text", []],
    ["::error title=a::b::c", ['error {"title":"a"} b::c']],
    ["text ##[error]in a line", ["error {} in a line"]],
    ["##[warning file=a;line=2]x%3B", ['warning {"file":"a","line":"2"} x;']],
    ["##[error", []],
    ["##[nothing]x", []],
    ["::stop-commands::end\n::error::a\n::end::\n::error::b", ["stop-commands {} end", "error {} b"]],
  ])("%j", (log, commands) => {
    const told = commandsIn(log).map(({ name, properties, data }) => `${name} ${JSON.stringify(properties)} ${data}`);
    expect(told).toEqual(commands);
  });

  test("ten annotations of a level are shown", () => {
    const line = (level: string, count: number) => `::${level} file=a,line=${count},col=2::${count}\n`;
    const log = Array.from({ length: 12 }, (_, index) => line("error", index) + line("notice", index)).join("");
    const shown = annotationsOf(commandsIn(log));
    expect(shown.map(({ level, line: at }) => `${level} ${at}`)).toHaveLength(20);
    expect(shown.at(-1)).toMatchObject({
      level: "notice",
      file: "a",
      line: 9,
      column: 2,
      title: undefined,
      message: "9",
    });
  });
});

describe("outputs", () => {
  test.each([
    ["a=b\nc=d=e\n", { a: "b", c: "d=e" }],
    ["a<<END\none\n\ntwo=2\nEND\nb=\n", { a: "one\n\ntwo=2", b: "" }],
    ["a<<END\nEND\n", { a: "" }],
    ["a=b<<c\n", { a: "b<<c" }],
    ["", {}],
  ])("%j", (text, outputs) => {
    expect(outputsIn(text)).toEqual(outputs);
  });

  test.each(["a", "<<END\nx\nEND", "a<<END\nx"])("%j fails the step", (text) => {
    expect(() => outputsIn(text)).toThrow(/Invalid/);
  });
});
