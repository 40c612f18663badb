import { showSize } from "@/format";
import { m } from "@/paraglide/messages";
import { Button, IconButton } from "./button";
import { type ChosenFile, DropZone } from "./DropZone";
import s from "./scan.module.css";

export type ChosenScan = ChosenFile;

export type ScanDropProps = {
  scan: ChosenScan | null;
  onChoose: (scan: ChosenScan | null) => void;
  error?: string | undefined;
  pending?: boolean;
};

/** A place to drop a scan on, or to choose one. */
export function ScanDrop({ scan, onChoose, error, pending = false }: ScanDropProps) {
  return (
    <DropZone
      label={m.requests_scan()}
      types="application/pdf,image/png,image/jpeg"
      most={30 * 1024 * 1024}
      tooLarge={m.requests_scan_too_large()}
      unreadable={m.requests_scan_unreadable()}
      onChoose={onChoose}
      error={error}
      busy={pending}
    >
      {({ open }) =>
        scan ? (
          <span className={s.chosen}>
            <span className={s.file}>{scan.name}</span>
            <span className="soft small figures">{showSize(scan.size)}</span>
            <IconButton icon="close" label={m.common_remove()} onPress={() => onChoose(null)} />
          </span>
        ) : (
          <>
            <Button icon="paperclip" pending={pending} onPress={open}>
              {m.requests_scan_choose()}
            </Button>
            <span className="soft small">{m.requests_scan_hint()}</span>
          </>
        )
      }
    </DropZone>
  );
}
