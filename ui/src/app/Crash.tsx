import { Component, type ReactNode } from "react";
import { Button, EmptyState } from "@/kit";
import { m } from "@/paraglide/messages";

type Props = { children: ReactNode };

/** A defect in one page does not empty the window: it says that the records are safe and offers a way on. */
export class Crash extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <EmptyState
        icon="warning"
        title={m.app_crashed_title()}
        action={<Button onPress={() => this.setState({ broken: false })}>{m.common_retry()}</Button>}
      >
        {m.app_crashed_text()}
      </EmptyState>
    );
  }
}
