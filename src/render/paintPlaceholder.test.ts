import { expect, test } from 'vitest'
import type { NodeId, ViewNode } from '../format/types.ts'
import { fitLabel, labelLines, placeholderLabel } from './paintPlaceholder.ts'

const node: ViewNode = { id: 1 as NodeId, class: 'X', kind: 'placeholder', frame: [0, 0, 10, 10] }
const width = (string: string) => string.length * 5

test('a placeholder names its reason and what it stands for', () => {
  expect(placeholderLabel({ ...node, placeholder: { reason: 'webView', label: 'Terms' } })).toBe(
    'Web view: Terms',
  )
  expect(placeholderLabel({ ...node, placeholder: { reason: 'map' } })).toBe('Map')
})

test('an unknown kind is named', () => {
  expect(placeholderLabel({ ...node, kind: 'hologram' })).toBe('Unknown: hologram')
})

test('a label that does not fit is shortened, and left out where too little of it would be left', () => {
  expect(fitLabel('Web view', 40, width)).toBe('Web view')
  expect(fitLabel('Web view', 35, width)).toBe('Web vi…')
  expect(fitLabel('Web view', 24, width)).toBe('')
})

test('a label takes as many lines as there is height for, and shortens the last', () => {
  expect(labelLines('Shown by another process', 60, 60, width)).toEqual(['Shown by', 'another', 'process'])
  expect(labelLines('Shown by another process', 60, 32, width)).toEqual(['Shown by', 'another pro…'])
  expect(labelLines('Map', 60, 32, width)).toEqual(['Map'])
  expect(labelLines('Map', 60, 10, width)).toEqual([])
  expect(labelLines('Web view', 10, 60, width)).toEqual([])
})
