/*
 * DynamoDB's expressions. Every decision needs one token of lookahead.
 *
 * What stands in parentheses may be an operand, the beginning of a path or a condition, and only what follows tells
 * which. So the grammar takes a condition there, of which a lone operand is the simplest, and who builds the tree says
 * where an operand or a condition was needed (tree_builder.cpp).
 */
parser grammar DynamoParser;

options { tokenVocab = DynamoLexer; }

condition : disjunction EOF ;

disjunction : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation    : NOT negation | predicate ;

predicate
  : operand
    ( comparator operand
    | BETWEEN operand AND operand
    | IN LEFT_PAREN operand (COMMA operand)* RIGHT_PAREN
    )?
  ;

comparator : EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ;

operand
  : VALUE_REF
  | NAME (LEFT_PAREN operand (COMMA operand)* RIGHT_PAREN | step*)
  | NAME_REF step*
  | LEFT_PAREN disjunction RIGHT_PAREN step*
  ;

path : (NAME | NAME_REF) step* ;
step : DOT (NAME | NAME_REF) | LEFT_BRACKET INDEX RIGHT_BRACKET ;

projection : path (COMMA path)* EOF ;

update  : section+ EOF ;
section
  : SET assignment (COMMA assignment)*
  | REMOVE path (COMMA path)*
  | ADD change (COMMA change)*
  | DELETE change (COMMA change)*
  ;
change     : path VALUE_REF ;
assignment : path EQUAL sum ;

// In parentheses or as an argument a sum is one term, except for one pair around all of a right side.
sum  : term ((PLUS | MINUS) term)? ;
term
  : VALUE_REF
  | NAME (LEFT_PAREN sum (COMMA sum)* RIGHT_PAREN | step*)
  | NAME_REF step*
  | LEFT_PAREN sum RIGHT_PAREN
  ;
