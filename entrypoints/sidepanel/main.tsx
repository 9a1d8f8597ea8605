import { mount } from "../../components/mount.tsx";
import { Panel } from "./panel.tsx";

mount(<Panel />);
