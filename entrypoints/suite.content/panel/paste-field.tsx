import { useId, useRef } from "preact/hooks";
import { i18n } from "#i18n";
import type { ValueName } from "../../../lib/guide/types.ts";

/** The other way to hand a value over. The field is uncontrolled and emptied once the value is taken: a token leaves no copy here. */
export function PasteField({
  name,
  take,
}: {
  name: ValueName;
  take: (name: ValueName, text: string) => Promise<boolean>;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  async function submit() {
    if (!field.current?.value) return field.current?.focus();
    if ((await take(name, field.current.value)) && field.current) field.current.value = "";
  }
  const secret = name === "token";
  return (
    <form
      class="paste"
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label for={id}>{i18n.t(`guide.paste.${name}`)}</label>
      <div class="row">
        <input
          id={id}
          ref={field}
          // Preact types each kind of input apart, by the roles it may have; ours sets none.
          type={(secret ? "password" : "text") as "text"}
          inputMode={secret ? "text" : "numeric"}
          autocomplete="off"
          spellcheck={false}
          // Password managers offer to keep what is in a password field; a token is none of theirs.
          data-1p-ignore=""
          data-lpignore="true"
          data-bwignore=""
        />
        <button type="submit">{i18n.t("guide.paste.use")}</button>
      </div>
    </form>
  );
}
