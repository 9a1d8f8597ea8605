import { mount } from "../../components/mount.tsx";
import { Popup } from "./popup.tsx";

mount(<Popup />);
