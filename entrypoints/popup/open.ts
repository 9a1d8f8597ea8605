import { openDatabase } from "../../lib/store/database.ts";

// While the database opens, the rest of the page's program starts. If it fails, whoever reads first is told.
openDatabase().catch(() => undefined);
