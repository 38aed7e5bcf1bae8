import { Component, type ReactNode } from 'react';
import { Problem } from './problem.tsx';

interface Props {
  /** What is said where something cannot be shown. */
  readonly message: string;
  /** Where it is: another address is tried anew. */
  readonly at: string;
  /** What stands around what is said. Default: nothing. */
  readonly frame?: (problem: ReactNode) => ReactNode;
  readonly children: ReactNode;
}

/** Shows what to do next in the stead of what cannot be drawn, such as a part of the page that the server has no longer. */
export class ErrorBoundary extends Component<Props, { readonly isFailed: boolean }> {
  override state: { readonly isFailed: boolean } = { isFailed: false };

  static getDerivedStateFromError(): { readonly isFailed: boolean } {
    return { isFailed: true };
  }

  override componentDidUpdate({ at }: Props): void {
    if (at !== this.props.at && this.state.isFailed) this.setState({ isFailed: false });
  }

  override render(): ReactNode {
    const { message, frame = (problem) => problem, children } = this.props;
    if (!this.state.isFailed) return children;
    return frame(<Problem error={new Error(message)} onAgain={() => location.reload()} />);
  }
}
