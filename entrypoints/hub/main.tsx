import { mount } from "../../components/mount.tsx";
import { askPersistence } from "../../lib/store/disk.ts";
import { Frame } from "./frame.tsx";

mount(<Frame />);
// Only a page can ask this; a worker cannot.
void askPersistence();
