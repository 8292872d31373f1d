// Starts `vtlsim serve` for the time of a test run. VTLSIM names the program where it is not on PATH.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Resolves to { endpoint, stop }; rejects when the server ends before it listens. */
export async function startVtlsim(...options) {
  const server = spawn(process.env.VTLSIM ?? "vtlsim", ["serve", "--port", "0", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", resolve);
  });
  const firstLine = new Promise((resolve) => createInterface(server.stdout).once("line", resolve));
  const line = await Promise.race([firstLine, ended]);
  const endpoint = /^listening on (http:.*)$/.exec(line)?.[1];
  if (endpoint === undefined) throw new Error(`vtlsim serve did not start (${line})`);
  return {
    endpoint,
    /** Resolves to the exit code. */
    stop() {
      server.kill("SIGTERM");
      return ended;
    },
  };
}
