import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "./cx";
import s from "./drop.module.css";

/** A chosen file in memory; its name stays on this screen. */
export type ChosenFile = { name: string; size: number; base64: string };

async function read(file: File): Promise<ChosenFile> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  // Of an empty file nothing stands behind a comma.
  const comma = url.indexOf(",");
  return { name: file.name, size: file.size, base64: comma < 0 ? "" : url.slice(comma + 1) };
}

export type DropZoneProps = {
  /** Names the file field. */
  label: string;
  /** Kinds or endings offered first; the core looks at the bytes itself, whatever the name says. */
  types: string;
  /** Largest file, in bytes. */
  most: number;
  tooLarge: string;
  unreadable: string;
  onChoose: (file: ChosenFile) => void;
  /** What the core said of the last file. */
  error?: string | undefined;
  /** Nothing is taken while something is going on. */
  busy?: boolean;
  /** With the room of a page of its own, not of a field in a form. */
  roomy?: boolean;
  /** What stands in it: `open` opens the system's dialog; `reading` while a file is being read. */
  children: (is: { open: () => void; reading: boolean }) => ReactNode;
};

/** A place to drop a file on, or to choose one. */
export function DropZone(props: DropZoneProps) {
  const { label, types, most, onChoose, error, busy = false, roomy = false, children } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file || busy || reading) return;
    setRefused(null);
    if (file.size > most) return setRefused(props.tooLarge);
    setReading(true);
    try {
      onChoose(await read(file));
    } catch {
      setRefused(props.unreadable);
    } finally {
      setReading(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const wrong = refused ?? (busy || reading ? undefined : error);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is the keyboard's
    <div
      className={cx(s.drop, roomy && s.roomy, over && s.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        accept={types}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = "";
        }}
      />
      {children({ open: () => input.current?.click(), reading })}
      {wrong && (
        <span role="alert" className={s.wrong}>
          {wrong}
        </span>
      )}
    </div>
  );
}
