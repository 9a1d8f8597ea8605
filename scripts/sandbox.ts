import "../sandbox/main.ts";
