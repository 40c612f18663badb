/** A kept file as it is: a picture, or the pages of a PDF. It is looked at here and goes nowhere. */
import { useEffect, useRef, useState } from "react";
import { asDeskError, type DeskError, type Scan } from "@/ipc";
import { m } from "@/paraglide/messages";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Pages } from "./PaperPreview";
import s from "./paper.module.css";
import { openPdf, type Pdf } from "./pdf";
import { ErrorText, Skeleton } from "./show";

export type FilePreviewProps = { title: string; load: () => Promise<Scan>; onClose: () => void };

type Shown = { pdf: Pdf } | { picture: string };

async function open({ media_type, content_base64 }: Scan): Promise<Shown> {
  if (media_type === "application/pdf") return { pdf: await openPdf(content_base64) };
  return { picture: `data:${media_type};base64,${content_base64}` };
}

export function FilePreview({ title, load, onClose }: FilePreviewProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const loader = useRef(load);
  useEffect(() => {
    let current = true;
    loader
      .current()
      .then(open)
      .then((next) => current && setShown(next))
      .catch((thrown: unknown) => current && setError(asDeskError(thrown)));
    return () => {
      current = false;
    };
  }, []);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      actions={<Button onPress={onClose}>{m.common_close()}</Button>}
    >
      <ErrorText error={error} />
      {!shown && !error && <Skeleton rows={12} />}
      {shown && "pdf" in shown && <Pages pdf={shown.pdf} zoom={1} />}
      {shown && "picture" in shown && (
        <div className={s.pages}>
          <img className={s.picture} src={shown.picture} alt={title} />
        </div>
      )}
    </Dialog>
  );
}
