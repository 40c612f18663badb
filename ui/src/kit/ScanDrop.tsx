import { type DragEvent, useRef, useState } from "react";
import { showSize } from "@/format";
import { m } from "@/paraglide/messages";
import { Button, IconButton } from "./button";
import { cx } from "./cx";
import s from "./scan.module.css";

/** What the core takes; it looks at the bytes itself, whatever the name says. */
const TYPES = "application/pdf,image/png,image/jpeg";
const SIZE_MAX = 30 * 1024 * 1024;

/** A chosen file in memory; its name stays on this screen. */
export type ChosenScan = { name: string; size: number; base64: string };

async function read(file: File): Promise<ChosenScan> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { name: file.name, size: file.size, base64: url.slice(url.indexOf(",") + 1) };
}

export type ScanDropProps = {
  scan: ChosenScan | null;
  onChoose: (scan: ChosenScan | null) => void;
  error?: string | undefined;
  pending?: boolean;
};

/** A place to drop a scan on, or to choose one. */
export function ScanDrop({ scan, onChoose, error, pending }: ScanDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    setRefused(null);
    if (!file) return;
    if (file.size > SIZE_MAX) return setRefused(m.requests_scan_too_large());
    try {
      onChoose(await read(file));
    } catch {
      setRefused(m.requests_scan_unreadable());
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const wrong = refused ?? error;
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
        aria-label={m.requests_scan()}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = "";
        }}
      />
      {scan ? (
        <span className={s.chosen}>
          <span className={s.file}>{scan.name}</span>
          <span className="soft small figures">{showSize(scan.size)}</span>
          <IconButton icon="close" label={m.common_remove()} onPress={() => onChoose(null)} />
        </span>
      ) : (
        <>
          <Button icon="paperclip" pending={pending ?? false} onPress={() => input.current?.click()}>
            {m.requests_scan_choose()}
          </Button>
          <span className="soft small">{m.requests_scan_hint()}</span>
        </>
      )}
      {wrong && (
        <span role="alert" className={s.wrong}>
          {wrong}
        </span>
      )}
    </div>
  );
}
