import { render } from "preact";

render(<h1>Business Hubs</h1>, document.querySelector("#root") as HTMLElement);
