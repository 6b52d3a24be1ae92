// Draws what the program prints when the demo checks its pull request: node scripts/picture.js docs/check.svg
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [target = "docs/check.svg"] = process.argv.slice(2);
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const { stdout } = spawnSync(process.execPath, [cli, "demo"], {
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: "" },
});

const FONT = 14;
const LINE = 19;
const ADVANCE = 8.43;
const COLORS = {
  30: "#586069",
  31: "#f97583",
  32: "#85e89d",
  33: "#ffea7f",
  34: "#79b8ff",
  35: "#b392f0",
  36: "#56d4dd",
  37: "#d1d5da",
  90: "#8b949e",
};

function xml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The runs of one line, each with the style that SGR codes gave it. */
function* runsOf(line, style) {
  let at = 0;
  for (const match of line.matchAll(/\x1b\[([\d;]*)[mK]/g)) {
    if (at < match.index) yield { text: line.slice(at, match.index), ...style };
    at = match.index + match[0].length;
    for (const code of match[1].split(";").map(Number)) {
      if (code === 0) Object.assign(style, { color: undefined, bold: false, dim: false });
      else if (code === 1) style.bold = true;
      else if (code === 2) style.dim = true;
      else if (code === 22) Object.assign(style, { bold: false, dim: false });
      else if (code === 39) style.color = undefined;
      else if (COLORS[code] ?? COLORS[code - 60]) style.color = COLORS[code] ?? COLORS[code - 60];
    }
  }
  if (at < line.length) yield { text: line.slice(at), ...style };
}

const all = stdout.trim().split("\n");
const first = all.findIndex((line) => line.includes("$ mta-sts-lint check"));
const last = all.findIndex((line) => line.includes("errors in 1 policy domain"));
const lines = all.slice(first, last + 1);
const style = { color: undefined, bold: false, dim: false };
const columns = Math.max(...lines.map((line) => line.replace(/\x1b\[[\d;]*[mK]/g, "").length));
const width = Math.ceil((columns + 4) * ADVANCE);
const height = (lines.length + 2) * LINE;
const rows = lines.map((line, number) => {
  const spans = [...runsOf(line, style)].map(({ text, color, bold, dim }) => {
    const attributes = [color && `fill="${color}"`, bold && 'font-weight="bold"', dim && 'opacity="0.7"'].filter(
      Boolean,
    );
    return `<tspan ${attributes.join(" ")}>${xml(text)}</tspan>`;
  });
  return `<text xml:space="preserve" x="${2 * ADVANCE}" y="${(number + 2) * LINE}">${spans.join("")}</text>`;
});

writeFileSync(
  target,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>mta-sts-lint checks a pull request with three classic mistakes and shows the fix</title>
<rect width="100%" height="100%" rx="8" fill="#1b1f24"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT}" fill="#e1e4e8">
${rows.join("\n")}
</g>
</svg>
`,
);
