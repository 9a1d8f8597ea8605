import { startSandbox } from "../sandbox/index.ts";
import { launch } from "./kit/extension.ts";
import { databaseOf } from "./kit/database.ts";
import { connectAndSync, syncAgain } from "./kit/sync.ts";
import { loadavg } from "node:os";
const sandbox = await startSandbox({ world: "large", latencyMs: 150 });
const ext = await launch(sandbox.port);
const page = await ext.page(process.argv[2] ?? "hub.html");
for (const which of ["first","second"]) {
  const hubs = await databaseOf(page).all<{id:string}>("hubs");
  const run = which === "first" ? await connectAndSync(page, sandbox) : await syncAgain(page, hubs[0]!.id);
  const steps = (await databaseOf(page).all<{taskId:string;n:number;millis:number;at:number}>("steps")).filter(s=>s.taskId===run.task.id);
  const turns = new Map<number,{millis:number,at:number}>();
  for (const s of steps) { const k=Math.floor(s.n/64); turns.set(k,{millis:Math.max(s.millis,turns.get(k)?.millis??0),at:s.at}); }
  const list=[...turns.values()];
  const wait=list.reduce((a,b)=>a+b.millis,0);
  const last=Math.max(...list.map(t=>t.at));
  console.log(which, "total", run.task.finishedAt!-run.task.createdAt, "queued", run.task.startedAt!-run.task.createdAt, "turns", list.length, "waiting", wait, "read phase", last-run.task.startedAt!, "finish", run.task.finishedAt!-last, "load", loadavg()[0]);
}
await ext.close(); await sandbox.close();
