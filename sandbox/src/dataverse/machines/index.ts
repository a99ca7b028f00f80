export { addMachine, findMachine, type Machine, machines, setOnline } from './machines.ts'
