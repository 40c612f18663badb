/** Things that only show: badge, notice, empty screen, progress, skeleton, page and its panels. */
import type { ReactNode } from "react";
import { ProgressBar, Toolbar as ToolbarControl } from "react-aria-components";
import { asDeskError, type DeskError } from "@/ipc";
import { m } from "@/paraglide/messages";
import { cx } from "./cx";
import { errorWords } from "./errors";
import { Icon, type IconName } from "./icons";
import s from "./show.module.css";

/** ● given, ◐ partial or expiring, ○ none, ⛔ blocked: drawn, as fonts of three systems differ. */
const shapes = {
  given: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  partial: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5Z" fill="currentColor" />
    </>
  ),
  none: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  blocked: (
    <path
      fillRule="evenodd"
      fill="currentColor"
      d="M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM3 5h6v2H3Z"
    />
  ),
  soon: <path fill="currentColor" d="M6 .8 11.6 11H.4Z" />,
  plain: null,
};

/** A state told by shape and word, never by colour alone. */
export type BadgeLook = keyof typeof shapes;
export type BadgeProps = { look: BadgeLook; children: ReactNode };

export function Badge({ look, children }: BadgeProps) {
  return (
    <span className={cx(s.badge, s[look])}>
      {shapes[look] && (
        <svg aria-hidden="true" viewBox="0 0 12 12" className={s.shape}>
          {shapes[look]}
        </svg>
      )}
      {children}
    </span>
  );
}

export type ConsentState = "given" | "partial" | "expiring" | "expired" | "none" | "over" | "blocked";

/** What is in force fills a shape; what ended by itself or was never given leaves it empty. */
const looks: Record<ConsentState, BadgeLook> = {
  given: "given",
  partial: "partial",
  expiring: "partial",
  expired: "none",
  none: "none",
  over: "soon",
  blocked: "blocked",
};

/** The consent of a person, in rows and cards. `count` is the “4 of 5” beside the word. */
export function ConsentBadge({ state, count }: { state: ConsentState; count?: string }) {
  const words = {
    given: m.badge_given,
    partial: m.badge_partial,
    expiring: m.badge_expiring,
    expired: m.badge_expired,
    over: m.badge_over,
    none: m.badge_none,
    blocked: m.badge_blocked,
  };
  return (
    <Badge look={looks[state]}>
      {words[state]()}
      {count && ` · ${count}`}
    </Badge>
  );
}

export type NoticeProps = {
  look?: "info" | "warn" | "danger";
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
};

export function Notice({ look = "info", title, children, actions }: NoticeProps) {
  return (
    <div role={look === "danger" ? "alert" : "note"} className={cx(s.notice, s[look])}>
      <Icon name={look === "info" ? "file" : "warning"} />
      <div className={s.grow}>
        {title && <p className={s.said}>{title}</p>}
        <div data-selectable>{children}</div>
      </div>
      {actions}
    </div>
  );
}

/** What went wrong, in words; nothing when nothing did. Field errors are said at their fields. */
export function ErrorText({
  error,
  onRetry,
}: {
  error: DeskError | Error | null | undefined;
  onRetry?: ReactNode;
}) {
  if (!error) return null;
  const tagged = error instanceof Error ? asDeskError(error) : error;
  return (
    <Notice look="danger" actions={onRetry}>
      {errorWords(tagged)}
    </Notice>
  );
}

export type EmptyStateProps = { icon: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** An empty screen teaches the first step. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={s.empty}>
      <span className={s.medal}>
        <Icon name={icon} large />
      </span>
      <h2>{title}</h2>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  );
}

/** A known share (0–1) of a job, or an unknown one (`null`). */
export function Progress({ label, share, note }: { label: string; share: number | null; note?: string }) {
  return (
    <ProgressBar
      className={s.progress ?? ""}
      aria-label={label}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
    >
      {({ percentage, valueText }) => (
        <>
          <span className={s.progressHead}>
            <span>{label}</span>
            <span className="soft figures">{note ?? valueText}</span>
          </span>
          <span className={s.bar}>
            <span
              className={share === null ? s.moving : s.fill}
              style={{ inlineSize: `${percentage ?? 30}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

/** Grey rows while a list or card is asked for. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label={m.common_loading()} className={s.skeleton}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <span key={row} />
      ))}
    </div>
  );
}

/** Buttons in a row, one tab stop, arrows between. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ToolbarControl aria-label={label} className={s.toolbar ?? ""}>
      {children}
    </ToolbarControl>
  );
}
