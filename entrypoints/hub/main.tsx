import { mount } from "../../components/mount.tsx";
import { Frame } from "./frame.tsx";

mount(<Frame />);
