import {
  UNSTABLE_ToastContent as Content,
  UNSTABLE_Toast as Control,
  Text,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegionControl,
} from "react-aria-components";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { Button, IconButton } from "./button";
import { cx } from "./cx";
import s from "./toast.module.css";

type Toast = {
  text: string;
  look?: "plain" | "danger";
  /** One thing that can be done from here: Undo, Print confirmation… */
  act?: { word: string; run: () => void; undo?: boolean } | undefined;
};

/** Ten seconds to read it and to take it back (the clock stops under the pointer). */
const SECONDS = 10;
const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Says something at the bottom left without taking the focus. Returns the way to take it away early. */
export function toast(text: string, more: Omit<Toast, "text"> = {}): () => void {
  const key = queue.add({ text, ...more }, { timeout: SECONDS * 1000 });
  return () => queue.close(key);
}

/** The same, with Undo; while it is shown, Ctrl+Z takes the newest one back. */
export function toastUndo(text: string, undo: () => void): () => void {
  return toast(text, { act: { word: m.common_undo(), run: undo, undo: true } });
}

function act(key: string, content: Toast): void {
  content.act?.run();
  queue.close(key);
}

/** Ctrl+Z while something can be taken back: the newest of what is shown. */
function UndoKey() {
  useShortcut("undo", () => {
    const newest = queue.visibleToasts.find(({ content }) => content.act?.undo);
    if (newest) act(newest.key, newest.content);
  });
  return null;
}

/** Where toasts appear; the window has one. */
export function ToastRegion() {
  return (
    <ToastRegionControl queue={queue} className={s.region ?? ""} aria-label={m.kit_toasts()} data-toasts="">
      {({ toast: { content, key, ...rest } }) => (
        <Control
          toast={{ content, key, ...rest }}
          className={cx(s.toast, content.look === "danger" && s.danger)}
        >
          <Content className={s.content ?? ""}>
            <Text slot="title">{content.text}</Text>
          </Content>
          {content.act?.undo && <UndoKey />}
          {content.act && (
            <Button look="quiet" onPress={() => act(key, content)}>
              {content.act.word}
            </Button>
          )}
          <IconButton icon="close" label={m.common_close()} onPress={() => queue.close(key)} />
        </Control>
      )}
    </ToastRegionControl>
  );
}
