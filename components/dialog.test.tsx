// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { Dialog } from "./dialog.tsx";
import { useMessages } from "./testing/messages.ts";

beforeAll(() => useMessages());
afterEach(cleanup);

const dialog = (open: boolean, onClose: () => void) => (
  <Dialog open={open} title="Remove hub" onClose={onClose} footer={null}>
    text
  </Dialog>
);

test("the browser's late word of a closing does not close a dialog that has been opened again", () => {
  const onClose = vi.fn();
  render(dialog(true, onClose));
  const element = screen.getByRole("dialog") as HTMLDialogElement;
  element.open = true;
  fireEvent(element, new Event("close"));
  expect(onClose).not.toHaveBeenCalled();
});

test("a dialog that the browser closed by itself is told of", () => {
  const onClose = vi.fn();
  render(dialog(true, onClose));
  const element = screen.getByRole("dialog") as HTMLDialogElement;
  element.open = false;
  fireEvent(element, new Event("close"));
  expect(onClose).toHaveBeenCalledOnce();
});
