import { type DragEvent, useRef, useState } from "react";
import { Button, cx } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./import.module.css";
import { FILE_MB } from "./words";

/** What the core takes; it looks at the bytes itself, whatever the name says. */
const TYPES = ".csv,.tsv,.txt,.xlsx,.xls,.ods";

/** A chosen file in memory; its name stays on this screen. */
export type Chosen = { name: string; base64: string };

async function read(file: File): Promise<Chosen> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  // Of an empty file nothing stands behind a comma.
  return { name: file.name, base64: url.includes(",") ? url.slice(url.indexOf(",") + 1) : "" };
}

export type FileDropProps = {
  onChoose: (file: Chosen) => void;
  error: string | undefined;
  pending: boolean;
};

/** A place to drop a spreadsheet on, or to choose one. */
export function FileDrop({ onChoose, error, pending }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const busy = reading || pending;
  const take = async (file: File | undefined) => {
    if (!file || busy) return;
    setRefused(null);
    if (file.size > FILE_MB << 20) return setRefused(m.leads_import_file_large());
    setReading(true);
    try {
      onChoose(await read(file));
    } catch {
      setRefused(m.leads_import_file_unreadable());
    } finally {
      setReading(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const wrong = refused ?? (busy ? undefined : error);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is the keyboard's
    <div
      className={cx(s.drop, over && s.over)}
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
        accept={TYPES}
        hidden
        aria-label={m.leads_import_file()}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = "";
        }}
      />
      <Button look="primary" icon="file" pending={busy} onPress={() => input.current?.click()}>
        {m.leads_import_choose()}
      </Button>
      <span className="soft">{busy ? m.leads_import_reading() : m.leads_import_hint()}</span>
      {wrong && (
        <span role="alert" className={s.refused}>
          {wrong}
        </span>
      )}
    </div>
  );
}
