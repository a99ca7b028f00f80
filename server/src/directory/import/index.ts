export { type ImporterParts, startImporter } from './importer.ts'
export { type ImportRow, queueImport, selectImport } from './sql.ts'
