import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { connector } from "./connect.js";
import { failureOf } from "./failure.js";
import { HASTY } from "./hasty.testing.js";

// @actions/github looks for the proxy when it is loaded: one test, and a file of its own for it.
test("the proxy of the runner is used, and what it answers is told", async () => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer().on("connect", (request, socket) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    proxy.closeAllConnections();
    proxy.close();
  });
  const apiUrl = "https://github.example.com/api/v3";
  vi.stubEnv("GITHUB_API_URL", apiUrl);
  vi.stubEnv("https_proxy", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv("no_proxy", "");

  const client = await connector({ token: "ghs_x", apiUrl, version: "1", pace: HASTY })();
  const error = await client.request("GET /user").catch((reason: unknown) => reason);

  expect(new Set(asked)).toEqual(new Set(["github.example.com:443 undefined"]));
  expect(failureOf(error)).toEqual({
    reason: "unreachable",
    sentence: "The proxy did not connect to github.example.com (407). Check the variable `https_proxy` of the runner.",
  });
});
