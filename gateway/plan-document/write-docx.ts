import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Block } from './block.js';

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/**
 * Writes a document as a Word file (Office Open XML).
 * @param language BCP 47 tag of its texts, for spelling and screen readers
 */
export function writeDocx(blocks: readonly Block[], { title, language }: { readonly title: string; readonly language: string }) {
  const document = new Document({
    title: cleaned(title),
    creator: 'resource-nurse-federation',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: language } } } } },
    sections: [{ children: blocks.flatMap(writeBlock) }],
  });
  return Packer.toBuffer(document);
}

function writeBlock(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: cleaned(block.text), heading: HEADINGS[block.level], keepNext: true })];
    case 'paragraph':
      return [paragraph(block.text)];
    case 'note':
      return [paragraph(block.text, { italics: true })];
    case 'list':
      return block.items.map((item) => new Paragraph({ text: cleaned(item), bullet: { level: 0 } }));
    case 'table':
      return [writeTable(block.head, block.rows), new Paragraph('')];
  }
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cells = (texts: readonly string[], bold: boolean) => texts.map((text) => new TableCell({ children: [paragraph(text, { bold })] }));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(head, true) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

const paragraph = (text: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}) =>
  new Paragraph({ children: [new TextRun({ text: cleaned(text), ...style })], spacing: { after: 120 } });

/** XML 1.0 cannot hold control characters, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const cleaned = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
