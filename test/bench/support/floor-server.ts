/**
 * The floor of the sync rows: node:http in front of a better-sqlite3 file, and nothing else. POST / stores the texts
 * and sealed parts of its body in one transaction, GET /?after=N answers the next ones; `/live` is a WebSocket that
 * stores what it is sent and sends it on to every other. Run with a folder as its argument.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import { WebSocketServer } from "ws";
import { openFloorFile, type FloorBatch } from "./floor-file.ts";

const [folder = ""] = process.argv.slice(2);
const file = openFloorFile(new Database(join(folder, "floor.db")));

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    response.setHeader("Content-Type", "application/json");
    if (request.method === "POST") {
      file.insert(JSON.parse(Buffer.concat(chunks).toString()) as FloorBatch);
      response.end("{}");
      return;
    }
    const after = Number(new URL(request.url ?? "/", "http://floor").searchParams.get("after"));
    response.end(JSON.stringify(file.after(after)));
  });
});
const sockets = new WebSocketServer({ server, path: "/live" });
sockets.on("connection", (socket) => {
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    file.insert({ texts: [text], ciphers: [] });
    for (const other of sockets.clients) if (other !== socket) other.send(text);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  console.log(`http://127.0.0.1:${port}`);
});
