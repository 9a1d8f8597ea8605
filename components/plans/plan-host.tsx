import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { closeReview, type Review, reviewing } from "./proposals.ts";

type Dialog = ComponentType<{ review: Review; open: boolean; onClose: () => void }>;

/** Stands once in each page, like the toasts. The dialog, and with it everything that builds plans, is loaded when first needed. */
export function PlanHost() {
  const [dialog, setDialog] = useState<{ Dialog: Dialog } | null>(null);
  const { value } = reviewing;
  const needed = value !== null && dialog === null;
  useEffect(() => {
    if (needed) void import("./review-dialog.tsx").then(({ ReviewDialog }) => setDialog({ Dialog: ReviewDialog }));
  }, [needed]);
  if (!value || !dialog) return null;
  return <dialog.Dialog key={value.review.n} review={value.review} open={value.open} onClose={closeReview} />;
}
