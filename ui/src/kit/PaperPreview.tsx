/**
 * A paper before it leaves: the PDF itself, in any of its languages, then saved or printed. What is seen
 * here are the bytes that go out; a draft can only be looked at.
 */
import { useEffect, useRef, useState } from "react";
import { asDeskError, type DeskError, type Paper, printPaper, savePaper, useHandedOver } from "@/ipc";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { Button, IconButton } from "./button";
import { cx } from "./cx";
import { Dialog } from "./dialog";
import s from "./paper.module.css";
import { drawPage, openPdf, type Pdf } from "./pdf";
import { ErrorText, Skeleton } from "./show";
import { toast } from "./toast";

export type PaperForm<F extends string = string> = { id: F; label: string };
export type PaperPreviewProps<F extends string> = {
  title: string;
  /** The languages it can be had in; left out where there is one. */
  forms?: readonly PaperForm<F>[];
  /** The form to begin with; otherwise the first. */
  first?: F;
  /** Asks the core for the paper; called again for each form. */
  load: (form: F) => Promise<Paper>;
  onClose: () => void;
  /** A draft: to look at, neither saved nor printed. */
  draft?: boolean;
};

const ZOOMS = [0.6, 0.8, 1, 1.25, 1.6, 2] as const;
const PLAIN = 2;

type Shown = { form: string; paper: Paper; pdf: Pdf };

export function PaperPreview<F extends string>(props: PaperPreviewProps<F>) {
  const { title, forms = [], load, onClose, draft } = props;
  const [form, setForm] = useState<F>((props.first ?? forms[0]?.id ?? "") as F);
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [zoom, setZoom] = useState(PLAIN);
  const [busy, setBusy] = useState<"save" | "print" | null>(null);
  const loader = useRef(load);
  loader.current = load;

  useEffect(() => {
    let current = true;
    setError(null);
    loader
      .current(form)
      .then(async (paper) => ({ form, paper, pdf: await openPdf(paper.pdf_base64) }))
      .then((next) => current && setShown(next))
      .catch((thrown: unknown) => current && setError(asDeskError(thrown)));
    return () => {
      current = false;
    };
  }, [form]);

  const ready = shown?.form === form ? shown.paper : null;
  const handedOver = useHandedOver();
  const hand = async (how: "save" | "print") => {
    if (!ready || busy || draft) return;
    setBusy(how);
    setError(null);
    try {
      if (how === "save") toast(m.paper_saved({ place: await savePaper(ready) }));
      else {
        await printPaper(ready);
        toast(m.paper_printed());
      }
      if (ready.origin.of === "office") handedOver();
    } catch (thrown) {
      setError(asDeskError(thrown));
    } finally {
      setBusy(null);
    }
  };

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <span className={s.promise}>{draft ? m.paper_draft_only() : m.paper_is_the_print()}</span>
          <Button onPress={onClose}>{m.common_close()}</Button>
          {!draft && (
            <>
              <Button
                icon="save"
                disabled={!ready}
                pending={busy === "save"}
                onPress={() => void hand("save")}
              >
                {m.paper_save()}
              </Button>
              <Button
                look="primary"
                icon="print"
                disabled={!ready}
                pending={busy === "print"}
                onPress={() => void hand("print")}
              >
                {m.paper_print()}
              </Button>
            </>
          )}
        </>
      }
    >
      <PrintKey onPrint={() => void hand("print")} />
      <div className={s.bar}>
        {forms.length > 1 && (
          <div role="radiogroup" aria-label={m.paper_language()} className={s.forms}>
            {forms.map(({ id, label }) => (
              <label key={id} className={cx(s.form, id === form && s.chosen)}>
                <input
                  type="radio"
                  name="paper-form"
                  className={s.radio}
                  checked={id === form}
                  onChange={() => setForm(id)}
                />
                {label}
              </label>
            ))}
          </div>
        )}
        <div className={s.zoom}>
          <IconButton
            icon="minus"
            label={m.paper_zoom_out()}
            disabled={zoom === 0}
            onPress={() => setZoom(zoom - 1)}
          />
          <span className={s.share}>{Math.round((ZOOMS[zoom] ?? 1) * 100)} %</span>
          <IconButton
            icon="plus"
            label={m.paper_zoom_in()}
            disabled={zoom === ZOOMS.length - 1}
            onPress={() => setZoom(zoom + 1)}
          />
        </div>
      </div>
      <ErrorText error={error} />
      {shown ? (
        <Pages key={shown.form} pdf={shown.pdf} zoom={ZOOMS[zoom] ?? 1} waiting={!ready && !error} />
      ) : (
        !error && <Skeleton rows={12} />
      )}
    </Dialog>
  );
}

/** Ctrl+P, heard inside the dialog. */
function PrintKey({ onPrint }: { onPrint: () => void }) {
  useShortcut("print", onPrint);
  return null;
}

/** A page at 100 % in CSS pixels: A4 at 96 dots per inch, less the dialog's edges. */
const PAGE_WIDTH = 760;

/** Every page of a PDF, one under another. */
export function Pages({ pdf, zoom, waiting }: { pdf: Pdf; zoom: number; waiting?: boolean }) {
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard
    <section className={cx(s.pages, waiting && s.waiting)} aria-label={m.paper_pages()} tabIndex={0}>
      {numbers.map((number) => (
        <Page key={number} pdf={pdf} number={number} width={Math.round(PAGE_WIDTH * zoom)} />
      ))}
    </section>
  );
}

function Page({ pdf, number, width }: { pdf: Pdf; number: number; width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    let current = true;
    // Drawn beside and shown when done: a page never flickers while its size changes.
    const drawn = document.createElement("canvas");
    void drawPage(pdf, number, drawn, width).then((read) => {
      const seen = canvas.current;
      if (!current || !seen) return;
      seen.width = drawn.width;
      seen.height = drawn.height;
      seen.getContext("2d")?.drawImage(drawn, 0, 0);
      setText(read);
    });
    return () => {
      current = false;
    };
  }, [pdf, number, width]);
  return (
    <article className={s.page} style={{ width }} aria-label={m.paper_page({ number, count: pdf.numPages })}>
      <div aria-hidden="true">
        <canvas ref={canvas} className={s.canvas} />
      </div>
      <p className={s.read}>{text}</p>
    </article>
  );
}
