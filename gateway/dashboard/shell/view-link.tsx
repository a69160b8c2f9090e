import { type ComponentProps } from 'react';
import { Link, useSearchParams } from 'wouter';
import { VIEW_PATHS, type ViewName } from '../../pages/view-paths.js';

/** A link to a view, and there to a state of it, that keeps the language. */
export interface ViewLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: ViewName;
  /** Parameters of the view. */
  readonly search?: Readonly<Record<string, string>>;
}

/** See {@link ViewLinkProps}. */
export function ViewLink({ to, search = {}, ...props }: ViewLinkProps) {
  const [current] = useSearchParams();
  const language = current.get('lang');
  const parameters = new URLSearchParams({ ...search, ...(language === null ? {} : { lang: language }) }).toString();
  return <Link {...props} href={parameters ? `${VIEW_PATHS[to]}?${parameters}` : VIEW_PATHS[to]} />;
}
