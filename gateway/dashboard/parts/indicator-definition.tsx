import { figureTexts } from '../texts/figure.js';
import { useFormat } from '../texts/use-format.js';
import { useTexts } from '../texts/use-language.js';

/** A definition of the graph, as far as readers of a figure need it. */
export interface DefinedIndicator {
  readonly version: number;
  readonly title: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly method: string;
  readonly data: string;
  readonly basis: string;
  readonly caveats: readonly string[];
  readonly changedAt: string;
}

/** What the graph says in English alone. */
const ENGLISH = ['method', 'data', 'basis'] as const;

/** What was counted, of what, how and from where; what a reader must know, and which edition of the definition it is. */
export function IndicatorDefinition({ indicator }: { readonly indicator: DefinedIndicator }) {
  const texts = useTexts(figureTexts);
  const format = useFormat();
  const { version, title, caveats, changedAt } = indicator;
  return (
    <>
      <dl className="definition">
        {(['numerator', 'denominator', ...ENGLISH] as const).map((key) => (
          <div key={key}>
            <dt>{texts[key]}</dt>
            <dd lang={ENGLISH.some((name) => name === key) ? 'en' : undefined}>{indicator[key]}</dd>
          </div>
        ))}
        {caveats.length > 0 && (
          <div>
            <dt>{texts.caveats}</dt>
            {caveats.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        )}
      </dl>
      <p className="quiet">
        {title}. {texts.edition(format.number(version), format.instant(changedAt))}
      </p>
    </>
  );
}
