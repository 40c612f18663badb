import { type ReactNode, useState } from "react";
import { Dialog as Control, Heading, Modal, ModalOverlay } from "react-aria-components";
import { m } from "@/paraglide/messages";
import { useShortcut } from "@/shortcuts";
import { Button, IconButton } from "./button";
import { cx } from "./cx";
import { ModalDepth, useModalDepth, useOpenModal } from "./depth";
import s from "./dialog.module.css";

export type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Esc, the cross and Cancel. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons of the foot, the primary one last; a Cancel that asks takes `leave` for its way out. */
  actions?: ReactNode | ((leave: () => void) => ReactNode);
  size?: "small" | "medium" | "large";
  /** Ctrl+Enter anywhere inside. */
  onSave?: (() => void) | undefined;
  /** For irreversible acts: `alertdialog`, and a click outside never closes. */
  alert?: boolean;
  /** Something was typed and not saved: Esc, the cross and `leave` ask before it is lost. */
  dirty?: boolean;
  /** Long words with nothing to press among them: the keyboard comes to them and scrolls. */
  reading?: boolean;
};

/** A modal dialog: focus is held inside and returns afterwards; Esc closes; a click outside does not (drafts). */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = "medium",
  alert,
  reading,
  dirty,
  onSave,
}: DialogProps) {
  const [asking, setAsking] = useState(false);
  const leave = () => (dirty ? setAsking(true) : onClose());
  return (
    <ModalOverlay
      className={s.veil ?? ""}
      data-veil=""
      isOpen={isOpen}
      onOpenChange={(next) => !next && leave()}
    >
      <Modal className={cx(s.modal, s[size])}>
        <Control className={s.dialog ?? ""} role={alert ? "alertdialog" : "dialog"}>
          <Deeper onSave={onSave}>
            <header className={s.head}>
              <Heading slot="title" className={s.title ?? ""}>
                {title}
              </Heading>
              <IconButton icon="close" label={m.common_close()} onPress={leave} />
            </header>
            <div className={s.body} {...(reading && { role: "region", tabIndex: 0, "aria-label": title })}>
              {children}
            </div>
            {actions && (
              <footer className={s.foot}>{typeof actions === "function" ? actions(leave) : actions}</footer>
            )}
            {asking && (
              <Discard
                onKeep={() => setAsking(false)}
                onDiscard={() => {
                  setAsking(false);
                  onClose();
                }}
              />
            )}
          </Deeper>
        </Control>
      </Modal>
    </ModalOverlay>
  );
}

function Deeper({ children, onSave }: { children: ReactNode; onSave: (() => void) | undefined }) {
  const depth = useModalDepth() + 1;
  useOpenModal();
  return (
    <ModalDepth value={depth}>
      <SaveKey onSave={onSave} />
      {children}
    </ModalDepth>
  );
}

function SaveKey({ onSave }: { onSave: (() => void) | undefined }) {
  useShortcut("save", () => onSave?.(), onSave !== undefined);
  return null;
}

export type ConfirmProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The words of the act: “Destroy 1 person”. */
  act: string;
  onAct: () => void;
  danger?: boolean;
  pending?: boolean;
};

/** A question before an act, with its own words on the button. */
export function Confirm({ act, onAct, danger, pending, children, ...dialog }: ConfirmProps) {
  return (
    <Dialog
      {...dialog}
      size="small"
      alert
      actions={
        <>
          <Button onPress={dialog.onClose}>{m.common_cancel()}</Button>
          <Button look={danger ? "danger" : "primary"} onPress={onAct} pending={pending ?? false}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

export type DiscardProps = { onKeep: () => void; onDiscard: () => void };

/** Asked before something typed is lost; Esc keeps it. */
export function Discard({ onKeep, onDiscard }: DiscardProps) {
  return (
    <Dialog
      title={m.kit_discard_title()}
      isOpen
      onClose={onKeep}
      size="small"
      alert
      actions={
        <>
          <Button onPress={onDiscard}>{m.kit_discard_do()}</Button>
          <Button look="primary" autoFocus onPress={onKeep}>
            {m.kit_discard_keep()}
          </Button>
        </>
      }
    >
      {m.kit_discard_text()}
    </Dialog>
  );
}
