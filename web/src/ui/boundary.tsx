import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  /** What is shown instead of a part that fails while it is drawn. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

/** Keeps a part that fails from taking everything around it away. */
export class Boundary extends Component<BoundaryProps> {
  static getDerivedStateFromError = () => ({ hasFailed: true })
  override state = { hasFailed: false }
  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children
  }
}
