// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { ownProblem, PROBLEM_KINDS } from "../lib/problem.ts";
import { ProblemNote } from "./problem-note.tsx";
import { useMessages } from "./testing/messages.ts";

afterEach(cleanup);

describe.each(["en", "es"] as const)("a problem in %s", (language) => {
  it.each(PROBLEM_KINDS)("%s has a sentence and a remedy", async (kind) => {
    await useMessages(language);
    const { container } = render(<ProblemNote problem={ownProblem(kind)} />);
    const [sentence, remedy] = [...container.querySelectorAll("p")].map((line) => line.textContent);
    expect(sentence).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
    expect(container.querySelector("details")).toBeNull();
  });
});

describe("what Meta said of it", () => {
  it("is in the details, for support", async () => {
    await useMessages();
    render(
      <ProblemNote
        problem={{ kind: "tokenRefused", code: 190, subcode: 467, said: "Invalid token.", trace: "AbC1" }}
      />,
    );
    expect(screen.getByText("190 / 467")).toBeTruthy();
    expect(screen.getByText("Invalid token.")).toBeTruthy();
    expect(screen.getByText("AbC1")).toBeTruthy();
  });
});
