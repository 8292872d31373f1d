/*
 * GraphQL documents: operations and fragments as of June 2018, and schemas. Every decision needs one token of lookahead.
 *
 * The one place where that takes care: a definition such as `type A` may or may not have a body, and a query without a
 * head begins with `{` as a body does. So such queries stand behind what cannot be continued (`bareQuery`), and a `{`
 * behind a head is that of a body. Where what follows is not a body (`type A { a }`) the text is parsed again with this
 * `{` as QUERY_BRACE, a token that the lexer does not make.
 *
 * Constructs that the specification has and graphql-java 9.2 has not are accepted and marked below; whoever reads
 * documents refuses them.
 */
parser grammar GraphqlParser;

options { tokenVocab = GraphqlLexer; superClass = GraphqlParserBase; }

document : bareQuery? (definition+)? EOF ;

bareQuery : selectionSet+ ;

definition
  : operationDefinition bareQuery?
  | fragmentDefinition bareQuery?
  | typeSystemDefinition
  ;

// Operations.

operationDefinition : operationType name? variableDefinitions? directives? selectionSet ;

operationType : QUERY | MUTATION | SUBSCRIPTION ;

fragmentDefinition : FRAGMENT name typeCondition directives? selectionSet ;

typeCondition : ON name ;

variableDefinitions : LEFT_PAREN variableDefinition+ RIGHT_PAREN ;

variableDefinition : DOLLAR name COLON type defaultValue? ;

selectionSet : LEFT_BRACE selection+ RIGHT_BRACE ;

selection : field | SPREAD (fragmentSpread | inlineFragment) ;

field : name (COLON name)? arguments? directives? selectionSet? ;

fragmentSpread : name directives? ;

inlineFragment : typeCondition? directives? selectionSet ;

arguments : LEFT_PAREN argument+ RIGHT_PAREN ;

argument : name COLON value ;

directives : directive+ ;

directive : AT name arguments? ;

// Values. Variables are refused later where only constants may stand.

value
  : variable
  | INT
  | FLOAT
  | STRING
  | BLOCK_STRING
  | TRUE_WORD
  | FALSE_WORD
  | NULL_WORD
  | name
  | listValue
  | objectValue
  ;

variable : DOLLAR name ;

listValue : LEFT_BRACKET value* RIGHT_BRACKET ;

objectValue : LEFT_BRACE objectField* RIGHT_BRACE ;

objectField : name COLON value ;

defaultValue : EQUALS value ;

type : (name | listType) BANG? ;

listType : LEFT_BRACKET type RIGHT_BRACKET ;

// Schemas.

typeSystemDefinition
  : description? ( schemaDefinition
                 | scalarType
                 | objectType
                 | interfaceType
                 | unionType
                 | enumType
                 | inputType
                 | directiveDefinition )
  | EXTEND ( schemaExtension
           | scalarType
           | objectType
           | interfaceType
           | unionExtension
           | enumExtension
           | inputExtension )
  ;

description : STRING | BLOCK_STRING ;

schemaDefinition : SCHEMA directives? operationTypes bareQuery? ;

// Not in 9.2.
schemaExtension : SCHEMA directives? (operationTypes bareQuery?)? ;

operationTypes : LEFT_BRACE operationTypeDefinition+ RIGHT_BRACE ;

operationTypeDefinition : description? operationType COLON name ;

scalarType : SCALAR name directives? bareQuery? ;

objectType : TYPE name interfaces? directives? (fields bareQuery? | forcedQuery)? ;

// Interfaces that implement interfaces are not in 9.2.
interfaceType : INTERFACE name interfaces? directives? (fields bareQuery? | forcedQuery)? ;

forcedQuery : QUERY_BRACE selection+ RIGHT_BRACE bareQuery? ;

// Names behind each other need no `&`; a name that is also a keyword needs one, or it would begin the next definition.
interfaces : IMPLEMENTS AMPERSAND? name (NAME | AMPERSAND name)* ;

fields : LEFT_BRACE fieldDefinition* RIGHT_BRACE ;

fieldDefinition : description? name argumentDefinitions? COLON type directives? ;

argumentDefinitions : LEFT_PAREN inputValue+ RIGHT_PAREN ;

inputValue : description? name COLON type defaultValue? directives? ;

unionType : UNION name directives? unionMembers bareQuery? ;

unionExtension : UNION name directives? (unionMembers bareQuery?)? ;

unionMembers : EQUALS PIPE? name (PIPE name)* ;

enumType : ENUM name directives? enumValues bareQuery? ;

enumExtension : ENUM name directives? (enumValues bareQuery? | forcedQuery)? ;

enumValues : LEFT_BRACE enumValue+ RIGHT_BRACE ;

enumValue : description? name directives? ;

inputType : INPUT name directives? inputFields bareQuery? ;

inputExtension : INPUT name directives? (inputFields bareQuery? | forcedQuery)? ;

inputFields : LEFT_BRACE inputValue+ RIGHT_BRACE ;

// `repeatable` and a `|` before the first location are not in 9.2.
directiveDefinition : DIRECTIVE AT name argumentDefinitions? REPEATABLE? ON PIPE? name (PIPE name)* bareQuery? ;

name
  : NAME | FRAGMENT | QUERY | MUTATION | SUBSCRIPTION | SCHEMA | SCALAR | TYPE | INTERFACE | IMPLEMENTS | ENUM | UNION
  | INPUT | EXTEND | DIRECTIVE | REPEATABLE
  ;
