import type { Block } from './block.js';

/** Writes a document as Markdown (CommonMark with the tables of GFM). */
export const writeMarkdown = (blocks: readonly Block[]): string => `${blocks.map(writeBlock).join('\n\n')}\n`;

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeText(block.text)}`;
    case 'paragraph':
      return escapeLine(block.text);
    case 'note':
      return `> ${escapeLine(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${escapeLine(item)}`).join('\n');
    case 'table': {
      const { head, rows } = block;
      return [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeText))].map((row) => `| ${row.join(' | ')} |`).join('\n');
    }
  }
}

/** What people wrote is shown as they wrote it: no part of it becomes markup, HTML or a cell of its own. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|~#&]/g, '\\$&');

/** As {@link escapeText}, where a line begins: there a dash or number would make a list, and a row of signs a heading. */
const escapeLine = (text: string): string =>
  escapeText(text)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
