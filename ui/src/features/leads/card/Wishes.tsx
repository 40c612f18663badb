import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { LeadCard } from "@/ipc";
import { Button, CATEGORIES, CheckboxGroup, categoryWord, cx, TextArea } from "@/kit";
import { m } from "@/paraglide/messages";
import { InlineForm, Pencil } from "./Inline";
import s from "./inline.module.css";
import type { Inline } from "./useInline";

type WishesProps = { card: LeadCard; inline: Inline };

/** What the person asks about and wishes; an empty one is only its name and the way to fill it. */
export function Wishes({ card, inline }: WishesProps) {
  return (
    <div className={s.wishes}>
      <Interests card={card} inline={inline} />
      <Comment card={card} inline={inline} />
    </div>
  );
}

function Interests({ card: { interests }, inline }: WishesProps) {
  const { draft } = inline;
  if (inline.at === "interests" && draft) {
    return (
      <InlineForm inline={inline}>
        <div className={s.whole}>
          <CheckboxGroup
            wide
            inline
            label={m.leads_interests()}
            options={CATEGORIES.map((id) => ({ id, label: categoryWord(id) }))}
            value={draft.interests}
            onChange={(next) => inline.change({ interests: next })}
            error={inline.errors.interests}
          />
        </div>
      </InlineForm>
    );
  }
  return (
    <div className={cx(s.wish, s.spot)}>
      <Said empty={interests.length === 0} label={m.leads_interests()}>
        <p className={cx(s.words, s.strong)}>{interests.map(categoryWord).join(", ")}</p>
      </Said>
      <Pencil inline={inline} at="interests" what={m.leads_interests()} />
    </div>
  );
}

function Comment({ card: { comment }, inline }: WishesProps) {
  const { draft } = inline;
  /** Enter saves here too; with Shift it begins a line, and while characters are being composed it is theirs. */
  const onKeyDown = (event: KeyboardEvent) => {
    const enter = event.code === "Enter" || event.code === "NumpadEnter";
    if (!enter || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    inline.save();
  };
  if (inline.at === "comment" && draft) {
    return (
      <InlineForm inline={inline}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside has the focus */}
        <div className={s.whole} onKeyDown={onKeyDown}>
          <TextArea
            wide
            label={m.leads_comment()}
            hint={m.leads_comment_keys()}
            value={draft.comment}
            onChange={(typed) => inline.change({ comment: typed })}
            error={inline.errors.comment}
          />
        </div>
      </InlineForm>
    );
  }
  return (
    <div className={cx(s.wish, s.spot)}>
      <Said empty={comment === ""} label={m.leads_comment()}>
        <Long text={comment} />
      </Said>
      <Pencil inline={inline} at="comment" what={m.leads_comment()} />
    </div>
  );
}

function Said({ empty, label, children }: { empty: boolean; label: string; children: ReactNode }) {
  return empty ? <span className={cx("soft", s.words)}>{label} –</span> : children;
}

/** Long words in three lines, so that the tabs stay in sight; all of them on demand. */
function Long({ text }: { text: string }) {
  const words = useRef<HTMLParagraphElement>(null);
  const [whole, setWhole] = useState(false);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const box = words.current;
    if (!box || whole) return;
    const measure = () => setLong(box.scrollHeight > box.clientHeight);
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();
    return () => watch.disconnect();
  });
  return (
    <div>
      <p ref={words} className={cx(s.words, !whole && s.clamped)}>
        {text}
      </p>
      {isLong && (
        <div className={s.more}>
          <Button look="quiet" icon={whole ? "up" : "down"} onPress={() => setWhole(!whole)}>
            {whole ? m.leads_show_less() : m.leads_show_all()}
          </Button>
        </div>
      )}
    </div>
  );
}
