import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export interface ForwardProxy {
  port: number;
  /** Hosts that were asked for and refused, in order. */
  refused: string[];
  close(): Promise<void>;
}

/**
 * A proxy that leads every host of facebook.com to the sandbox and refuses all others. Firefox has no rules for the
 * resolver as Chromium has, but it takes a proxy, and then asks no name server either.
 */
export async function startForwardProxy(sandboxPort: number): Promise<ForwardProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    // Plain HTTP is never Meta: the browser's own errands end here.
    refused.push(request.url ?? "");
    response.writeHead(403).end();
  });
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };
  server.on("connection", keep);
  server.on("connect", (request, client: Socket, head: Buffer) => {
    const host = request.url ?? "";
    if (!/^([a-z0-9-]+\.)*facebook\.com:443$/i.test(host)) {
      refused.push(host);
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const upstream = connect(sandboxPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    keep(upstream);
    upstream.on("close", () => client.destroy());
    client.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
